<?xml version="1.0" encoding="UTF-8"?>
<!-- Báo cáo thu, nộp đảng phí: an organisation and those directly below it, across the paper. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format">
  <xsl:import href="party.xsl"/>

  <xsl:template match="/statement">
    <fo:root xsl:use-attribute-sets="document">
      <xsl:call-template name="pages">
        <xsl:with-param name="name" select="concat('Báo cáo thu, nộp đảng phí từ ', @from, ' đến ', @to)"/>
        <xsl:with-param name="width">297mm</xsl:with-param>
        <xsl:with-param name="height">210mm</xsl:with-param>
      </xsl:call-template>
      <fo:page-sequence master-reference="pages" xml:lang="vi">
        <xsl:call-template name="page-number"/>
        <xsl:call-template name="small-print">
          <xsl:with-param name="text" select="concat('Trích từ sổ kế toán của hệ thống lúc ', @made-at, '.')"/>
        </xsl:call-template>
        <fo:flow flow-name="xsl-region-body">
          <xsl:call-template name="head">
            <xsl:with-param name="left">126mm</xsl:with-param>
            <xsl:with-param name="right">126mm</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="title">
            <xsl:with-param name="name">BÁO CÁO</xsl:with-param>
            <xsl:with-param name="about" select="concat('thu, nộp đảng phí từ ngày ', @from, ' đến hết ngày ', @to)"/>
          </xsl:call-template>
          <fo:table table-layout="fixed" width="100%" border-collapse="separate" border-right="0.75pt solid #333333" font-size="12pt" line-height="1.2">
            <fo:table-column column-width="13mm"/>
            <fo:table-column column-width="107mm"/>
            <fo:table-column column-width="33mm"/>
            <fo:table-column column-width="33mm"/>
            <fo:table-column column-width="33mm"/>
            <fo:table-column column-width="33mm"/>
            <fo:table-header font-weight="bold" text-align="center">
              <fo:table-row>
                <fo:table-cell xsl:use-attribute-sets="head-cell"><fo:block>TT</fo:block></fo:table-cell>
                <fo:table-cell xsl:use-attribute-sets="head-cell"><fo:block>Tổ chức đảng</fo:block></fo:table-cell>
                <fo:table-cell xsl:use-attribute-sets="head-cell"><fo:block>Tổng thu</fo:block></fo:table-cell>
                <fo:table-cell xsl:use-attribute-sets="head-cell"><fo:block>Giữ lại</fo:block></fo:table-cell>
                <fo:table-cell xsl:use-attribute-sets="head-cell"><fo:block>Tạm giữ</fo:block></fo:table-cell>
                <fo:table-cell xsl:use-attribute-sets="head-cell"><fo:block>Nộp cấp trên</fo:block></fo:table-cell>
              </fo:table-row>
            </fo:table-header>
            <fo:table-body>
              <fo:table-row font-weight="bold" keep-together.within-page="always">
                <fo:table-cell xsl:use-attribute-sets="cell"><fo:block/></fo:table-cell>
                <fo:table-cell xsl:use-attribute-sets="cell"><fo:block><xsl:value-of select="own/@organisation"/></fo:block></fo:table-cell>
                <xsl:for-each select="own"><xsl:call-template name="figures"/></xsl:for-each>
              </fo:table-row>
              <xsl:for-each select="line">
                <fo:table-row keep-together.within-page="always">
                  <fo:table-cell xsl:use-attribute-sets="cell" text-align="center"><fo:block><xsl:value-of select="position()"/></fo:block></fo:table-cell>
                  <fo:table-cell xsl:use-attribute-sets="cell"><fo:block><xsl:value-of select="@organisation"/></fo:block></fo:table-cell>
                  <xsl:call-template name="figures"/>
                </fo:table-row>
              </xsl:for-each>
              <xsl:for-each select="sum">
                <fo:table-row font-weight="bold" keep-together.within-page="always" keep-with-previous.within-page="always">
                  <fo:table-cell xsl:use-attribute-sets="cell" number-columns-spanned="2"><fo:block>Cộng các tổ chức trực thuộc</fo:block></fo:table-cell>
                  <xsl:call-template name="figures"/>
                </fo:table-row>
              </xsl:for-each>
            </fo:table-body>
          </fo:table>
          <fo:block font-size="12pt" space-before="4mm">Đơn vị tính: đồng. Đang tạm giữ, tính đến cuối kỳ: <xsl:value-of select="@held-in-all"/> đồng.</fo:block>
          <xsl:for-each select="remark">
            <fo:block font-size="12pt" space-before="1.5mm" font-style="italic" keep-together.within-page="always"><xsl:value-of select="@text"/></fo:block>
          </xsl:for-each>
        </fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>

  <xsl:template name="figures">
    <fo:table-cell xsl:use-attribute-sets="cell" text-align="end"><fo:block><xsl:value-of select="@collected"/></fo:block></fo:table-cell>
    <fo:table-cell xsl:use-attribute-sets="cell" text-align="end"><fo:block><xsl:value-of select="@kept"/></fo:block></fo:table-cell>
    <fo:table-cell xsl:use-attribute-sets="cell" text-align="end"><fo:block><xsl:value-of select="@held"/></fo:block></fo:table-cell>
    <fo:table-cell xsl:use-attribute-sets="cell" text-align="end"><fo:block><xsl:value-of select="@passed-up"/></fo:block></fo:table-cell>
  </xsl:template>
</xsl:stylesheet>

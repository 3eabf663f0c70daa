<?xml version="1.0" encoding="UTF-8"?>
<!-- Phiếu chuyển khoản: where a payer transfers the fee to, with the code banks read. No receipt, and it says so twice. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:fox="http://xmlgraphics.apache.org/fop/extensions">
  <xsl:import href="party.xsl"/>

  <xsl:template match="/transfer-slip">
    <fo:root xsl:use-attribute-sets="document">
      <xsl:call-template name="pages">
        <xsl:with-param name="name">Phiếu chuyển khoản</xsl:with-param>
      </xsl:call-template>
      <fo:page-sequence master-reference="pages" xml:lang="vi">
        <xsl:call-template name="page-number"/>
        <xsl:call-template name="small-print">
          <xsl:with-param name="text">Phiếu chuyển khoản không phải là biên lai, không có số và không có chữ ký số.</xsl:with-param>
        </xsl:call-template>
        <fo:flow flow-name="xsl-region-body">
          <xsl:call-template name="head"/>
          <xsl:call-template name="title">
            <xsl:with-param name="name">PHIẾU CHUYỂN KHOẢN</xsl:with-param>
            <xsl:with-param name="about">nộp đảng phí</xsl:with-param>
          </xsl:call-template>
          <fo:list-block provisional-distance-between-starts="52mm" provisional-label-separation="2mm">
            <xsl:call-template name="fact">
              <xsl:with-param name="label">Người nộp</xsl:with-param>
              <xsl:with-param name="value" select="@payer"/>
              <xsl:with-param name="weight">bold</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="fact">
              <xsl:with-param name="label">Số giao dịch</xsl:with-param>
              <xsl:with-param name="value" select="@order"/>
            </xsl:call-template>
            <xsl:call-template name="fact">
              <xsl:with-param name="label">Ngân hàng</xsl:with-param>
              <xsl:with-param name="value" select="account/@bank"/>
            </xsl:call-template>
            <xsl:call-template name="fact">
              <xsl:with-param name="label">Số tài khoản</xsl:with-param>
              <xsl:with-param name="value" select="account/@number"/>
              <xsl:with-param name="weight">bold</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="fact">
              <xsl:with-param name="label">Chủ tài khoản</xsl:with-param>
              <xsl:with-param name="value" select="account/@holder"/>
            </xsl:call-template>
            <xsl:call-template name="fact">
              <xsl:with-param name="label">Số tiền</xsl:with-param>
              <xsl:with-param name="value" select="concat(@amount, ' đồng')"/>
              <xsl:with-param name="weight">bold</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="fact">
              <xsl:with-param name="label">Số tiền bằng chữ</xsl:with-param>
              <xsl:with-param name="value" select="@words"/>
              <xsl:with-param name="style">italic</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="fact">
              <xsl:with-param name="label">Nội dung chuyển khoản</xsl:with-param>
              <xsl:with-param name="value" select="@reference"/>
              <xsl:with-param name="weight">bold</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="fact">
              <xsl:with-param name="label">Có hiệu lực đến</xsl:with-param>
              <xsl:with-param name="value" select="@valid-until"/>
            </xsl:call-template>
          </fo:list-block>
          <fo:block text-align="center" space-before="6mm" line-height="1" keep-with-next.within-page="always">
            <fo:external-graphic src="url('{@qr}')" content-width="52mm" content-height="52mm" scaling="uniform"
                fox:alt-text="Mã VietQR chuyển {@amount} đồng đến tài khoản {account/@number}, nội dung {@reference}"/>
          </fo:block>
          <fo:block text-align="center" font-size="12pt" font-style="italic" space-before="3mm" space-after="6mm">
            Quét mã VietQR bằng ứng dụng của bất kỳ ngân hàng nào.
          </fo:block>
          <fo:block border="0.75pt solid #333333" padding="2.5mm" start-indent="2.5mm" end-indent="2.5mm" font-size="12pt"
              keep-together.within-page="always">
            <fo:inline font-weight="bold">Phiếu này không phải là biên lai và không chứng minh đã nộp đảng phí.</fo:inline>
            Chuyển đúng số tiền, ghi đúng nội dung và chuyển một lần, trước thời điểm hết hiệu lực. Biên lai điện tử được lập
            khi tiền đến và có trong Danh sách giao dịch nộp đảng phí.
          </fo:block>
        </fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>
</xsl:stylesheet>
